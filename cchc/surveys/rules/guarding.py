"""How often one address may try; docs/rules/satisfaction.md, "Stuffing"."""

SECONDS = 900
LINKS_PER_ADDRESS = 120
ANSWERS_PER_ADDRESS = 30
PINS_PER_ADDRESS = 40  # a machine at a counter is one address for everybody
PINS_PER_DIGITS = 8  # the same last digits of an agency, from whatever address
TICKET_SECONDS = 900
IDLE_SECONDS = 240
THANKS_SECONDS = 10
