"""The public pages: look-up, catalogue and late list, figures."""
