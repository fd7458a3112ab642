"""The register of a project: what spans refer to in the world, how it is found, ranked, merged and split.

Knows values and projects; neither windows nor the command line.
"""
