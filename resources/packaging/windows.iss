; The installer for Windows: for this user alone or for all, no restart, a menu entry, an entry for removal.
; ISCC /DVersion=1.2.3 resources\packaging\windows.iss, after build.py has made dist\hashiya.

#ifndef Version
  #error say /DVersion=...
#endif

[Setup]
AppId={{7D5F3A52-3F7B-4C6E-9C55-6B0A4B0E8A51}
AppName=Hashiya
AppVersion={#Version}
AppPublisher=The authors of Hashiya
DefaultDirName={autopf}\Hashiya
DefaultGroupName=Hashiya
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\hashiya.ico
UninstallDisplayIcon={app}\hashiya-gui.exe
OutputDir=..\..\dist
OutputBaseFilename=hashiya-{#Version}-windows-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"

[Files]
Source: "..\..\dist\hashiya\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Hashiya"; Filename: "{app}\hashiya-gui.exe"
Name: "{autodesktop}\Hashiya"; Filename: "{app}\hashiya-gui.exe"; Tasks: desktopicon

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Run]
Filename: "{app}\hashiya-gui.exe"; Description: "{cm:LaunchProgram,Hashiya}"; Flags: postinstall nowait skipifsilent
