; What owners on Windows install. Not run yet: see packaging/INSTALLERS.md for what to look at first.
;
;   powershell packaging\windows\build.ps1

#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
AppId={{6B0C3C62-4B7D-4E0E-9C39-0C6F4D6E7A51}
AppName=Regulars
AppVersion={#Version}
AppPublisher=The Regulars authors
DefaultDirName={autopf}\Regulars
DefaultGroupName=Regulars
DisableProgramGroupPage=yes
; For one owner alone when there is no administrator: nothing needs more rights than that.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\package\mark.ico
UninstallDisplayIcon={app}\regulars.exe
OutputDir=..\..\build\package
OutputBaseFilename=Regulars-{#Version}-setup
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[Files]
Source: "..\..\build\package\regulars\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Regulars"; Filename: "{app}\regulars.exe"
Name: "{autodesktop}\Regulars"; Filename: "{app}\regulars.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.regulars\OpenWithProgids"; ValueType: string; ValueName: "Regulars.Plan"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Regulars.Plan"; ValueType: string; ValueName: ""; ValueData: "Regulars plan"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Regulars.Plan\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\regulars.exe,0"
Root: HKA; Subkey: "Software\Classes\Regulars.Plan\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\regulars.exe"" ""%1"""

[Run]
Filename: "{app}\regulars.exe"; Description: "{cm:LaunchProgram,Regulars}"; Flags: nowait postinstall skipifsilent
