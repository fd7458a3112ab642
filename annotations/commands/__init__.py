"""The commands of the command line, one a module."""

from __future__ import annotations

from annotations.commands import (
    back_up_project,
    check_folder,
    export_corpus,
    find_text,
    import_files,
    list_formats,
    merge_files,
    open_window,
    restore_project,
    self_test,
    show_statistics,
)

COMMANDS = tuple(
    module.COMMAND
    for module in (
        open_window,
        import_files,
        export_corpus,
        list_formats,
        show_statistics,
        find_text,
        check_folder,
        back_up_project,
        restore_project,
        merge_files,
        self_test,
    )
)
