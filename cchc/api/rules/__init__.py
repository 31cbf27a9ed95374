"""The pure rules of this room; each module cites its page in docs/rules/."""
