"""The catalogue of the demo ward: made-up procedures of a commune, in our own words.

Every code begins with MAU. and every legal basis but the decree on the one-stop mechanism is a
placeholder: an office replaces them by the catalogue that its province announced.
"""
