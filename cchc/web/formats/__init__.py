"""Formats by language for Django's forms and templates; named in FORMAT_MODULE_PATH."""
