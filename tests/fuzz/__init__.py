"""The fuzzing of every reader: real files, damaged in all ways, must be read or refused, and nothing else.

`python -m tests.fuzz --seconds 300` does it for as long as one likes and prints a table; pytest tries a
sample that is the same every time.

- `seeds` makes the real files: our own exports, and by hand what other programs write.
- `damage` chooses what is done to a file; `damaged_bytes`, `damaged_json`, `damaged_xml` and `damaged_zip` do
  it. A number of a file, with the seed of the run, tells all of what it holds.
- `trial` takes one file the whole way, through reader, plan and import into a project that is checked
  afterwards, and says what came of it; `guard` notes what is written elsewhere meanwhile.
- `worker` does that in a process of its own, with little memory; `watch` starts workers, ends those that
  hang, and gathers what they say.
"""
