"""Base templates, components, styles, tags, formats, public paths. Knows no domain.

How to build a screen: docs/architecture/screens.md; every component alive at /kieu-mau/.
Door: ``components``, ``failures``, ``forms``, ``limits``, ``paging``, ``paths``, ``periods``,
``quiet_logs``, ``responses``; the templates ``web/*.html``; tags and filters of ``templatetags/``
(built in: no ``{% load %}``).
"""
