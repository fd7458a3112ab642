"""Where an export goes: a file or folder beside the project's, until the user names another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from annotations.articles import STORE_FOLDER
from annotations.files import is_empty_folder
from annotations.formats import FORMATS
from annotations.formats.format import Format

_ENDINGS = sorted((form.extension for form in FORMATS.values()), key=len, reverse=True)


class Destination(QWidget):
    """A line for the path and a button to choose it."""

    def __init__(self, folder: Path, name: str, wanted: str, parent: QWidget | None = None) -> None:
        """`folder` and `name` are the project's; `wanted` is the folder of the last export, or empty."""
        super().__init__(parent)
        self._project = folder
        self._name = name
        known = Path(wanted) if wanted and Path(wanted).is_dir() else None
        self._folder = known or folder.resolve().parent
        self._form = next(iter(FORMATS.values()))
        self._is_own = True
        self.label = QLabel()
        self.line = QLineEdit()
        self.line.textEdited.connect(self._on_edited)
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.label, self.line, self.button):
            layout.addWidget(widget)

    def show_for(self, form: Format) -> None:
        """Offer a place for a format, or the user's own with the format's ending."""
        self._form = form
        words = self.tr("Folder") if form.is_folder else self.tr("File")
        self.label.setText(words)
        self.line.setAccessibleName(words)
        if self._is_own:
            ending = f"-{form.name}" if form.is_folder else form.extension
            self.line.setText(str(self._folder / f"{self._name}{ending}"))
        elif self.line.text().strip():
            path = Path(self.line.text())
            self.line.setText(str(path.with_name(renamed(path.name, form))))

    def path(self) -> Path:
        """Return the place."""
        return Path(self.line.text().strip()).expanduser()

    def problem(self) -> str:
        """Return in words why nothing can be written there, or an empty string."""
        path, is_folder = self.path(), self._form.is_folder
        if is_folder and not self.line.text().strip():
            return self.tr("Name the folder to write.")
        if is_folder and path.exists() and not is_empty_folder(path):
            return self.tr("{path} exists already and is no empty folder. Name a new one.").format(path=path)
        if not is_folder and (not self.line.text().strip() or path.is_dir()):
            return self.tr("Name the file to write.")
        if not path.parent.is_dir():
            return self.tr("There is no folder {folder}.").format(folder=path.parent)
        if path.resolve().is_relative_to((self._project / STORE_FOLDER).resolve()):
            return self.tr("Choose a place outside the project’s own “annotations” folder.")
        if is_folder and path.resolve().is_relative_to(self._project.resolve()):
            return self.tr("Choose a place outside the project’s folder: its texts would pass for articles.")
        if path.suffix.lower() == ".txt":
            return self.tr("Choose another ending than .txt: it would pass for an article.")
        return ""

    def _on_edited(self, _text: str) -> None:
        self._is_own = False

    def _on_browse(self) -> None:
        if self._form.is_folder:
            self._browse_for_folder()
            return
        name, extension = self._form.name, self._form.extension
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export into"),
            self.line.text(),
            self.tr("{name} files (*{extension})").format(name=name, extension=extension),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self._is_own = False
            self.line.setText(path if Path(path).suffix else f"{path}{extension}")

    def _browse_for_folder(self) -> None:
        start = str(Path(self.line.text()).parent)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export into"), start)
        if folder:
            # A folder is written as a whole, so what is chosen is where it goes, unless that is empty.
            path = Path(folder)
            own = path if is_empty_folder(path) else path / f"{self._name}-{self._form.name}"
            self._is_own = False
            self.line.setText(str(own))


def renamed(name: str, form: Format) -> str:
    """Return a file's name with a format's ending instead of another format's, whatever stops that has."""
    ending = next((e for e in _ENDINGS if name.lower().endswith(e) and len(name) > len(e)), "")
    return name[: len(name) - len(ending)] + ("" if form.is_folder else form.extension)
