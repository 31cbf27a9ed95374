"""Pure rules of the rights of data subjects."""
