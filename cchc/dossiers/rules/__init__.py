"""The pure rules of dossiers: values in, values out."""
