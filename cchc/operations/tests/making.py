"""A program of the tests: make the tables of the installation that the environment names."""

import django

if __name__ == "__main__":
    django.setup()
    from cchc.operations.services import make_tables

    make_tables()
