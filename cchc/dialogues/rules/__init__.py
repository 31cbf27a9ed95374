"""Pure rules of dialogues."""
