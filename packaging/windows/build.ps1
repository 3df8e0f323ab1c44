# Makes build\package\Regulars-VERSION-setup.exe. Not run yet: see packaging\INSTALLERS.md.
# Needs Inno Setup 6.3 or newer (iscc on the path) and what packaging\make.ps1 sets up.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

& packaging\setup.ps1 test
$python = ".venv\Scripts\python.exe"
& $python packaging\icons.py build\package
& $python packaging\package.py --bundle-only --no-compare
if ($LASTEXITCODE) { exit $LASTEXITCODE }
$version = & $python -c "import tomllib; print(tomllib.load(open('pyproject.toml', 'rb'))['project']['version'])"
& iscc "/DVersion=$version" packaging\windows\regulars.iss
exit $LASTEXITCODE
