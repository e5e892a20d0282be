; Inno Setup 6: installs for this user only, so nobody needs an administrator.
; Run by .github/workflows/release.yml as: iscc /DVersion=0.1.0 /DBundle=dist\stile stile.iss
; Written without a Windows machine at hand; see "What was not run" in README.md.

#ifndef Version
  #error Say which version: /DVersion=
#endif
#ifndef Bundle
  #define Bundle "..\..\..\dist\stile"
#endif

[Setup]
AppId={{6C2C1B0A-7B1F-4B7C-9E0E-5D1E7C0B9F4A}
AppName=Stile
AppVersion={#Version}
AppPublisher=The Stile authors
DefaultDirName={localappdata}\Programs\Stile
DefaultGroupName=Stile
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=.
OutputBaseFilename=stile-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ChangesEnvironment=yes
CloseApplications=yes
UninstallDisplayIcon={app}\stile-desktop.exe
WizardStyle=modern
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Tasks]
Name: "path"; Description: "Let the command stile be found in terminals"; Flags: unchecked
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Stile"; Filename: "{app}\stile-desktop.exe"
Name: "{userdesktop}\Stile"; Filename: "{app}\stile-desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; \
  Check: IsMissingFromPath; Tasks: path
; Links and files of profiles that somebody sent. Behind -- nothing in them can be an option.
Root: HKCU; Subkey: "Software\Classes\stile"; ValueType: string; ValueData: "URL:Stile profile"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\stile"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\stile\shell\open\command"; ValueType: string; \
  ValueData: """{app}\stile-desktop.exe"" open -- ""%1"""
Root: HKCU; Subkey: "Software\Classes\.stile"; ValueType: string; ValueData: "Stile.Profile"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Stile.Profile"; ValueType: string; ValueData: "Stile profile"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Stile.Profile\DefaultIcon"; ValueType: string; ValueData: "{app}\stile-desktop.exe,0"
Root: HKCU; Subkey: "Software\Classes\Stile.Profile\shell\open\command"; ValueType: string; \
  ValueData: """{app}\stile-desktop.exe"" open -- ""%1"""

[Run]
Filename: "{app}\stile-desktop.exe"; Description: "{cm:LaunchProgram,Stile}"; Flags: nowait postinstall skipifsilent

[Code]
function IsMissingFromPath: Boolean;
var
  Path: string;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(Path) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Path, Ours: string;
  Place: Integer;
begin
  if (Step <> usPostUninstall) or not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) then
    exit;
  Ours := ';' + ExpandConstant('{app}');
  Place := Pos(Lowercase(Ours), Lowercase(Path));
  if Place > 0 then
  begin
    Delete(Path, Place, Length(Ours));
    RegWriteExpandStringValue(HKCU, 'Environment', 'Path', Path);
  end;
end;
