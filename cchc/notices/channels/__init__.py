"""How messages leave: one module per provider's protocol."""
