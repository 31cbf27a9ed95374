"""Forms of organisation; rules live in services and are shown beside the field they name."""
