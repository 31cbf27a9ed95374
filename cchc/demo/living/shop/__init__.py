"""The one-stop shop of the demo ward lives through its year: who came, what became of it.

What happens is drawn from a fixed seed and the ward's own calendar (``year``), one story per
dossier (``stories``), and done by the services (``acts``) piece by piece (``cchc.demo.jobs``).
"""
