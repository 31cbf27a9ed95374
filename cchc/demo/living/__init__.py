"""The years of the demo ward, lived by its people: what they do is data, done by the services."""
