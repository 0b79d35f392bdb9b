@echo off
rem Runs Maven for this project, whatever Java and Maven the machine calls its own. The same as mvnw for Linux
rem and macOS; its comments say more.
rem
rem   mvnw              starts the server in dev mode
rem   mvnw verify       builds, checks and tests everything
rem
rem Picks a JDK 25 or newer: JAVA_HOME, else the java on the PATH, else one from the usual folders. Picks a Maven
rem 3.9 or newer: the mvn on the PATH, else a copy kept in the user's Maven folder, which the mvn on the PATH is
rem asked to resolve when it is not there yet. Downloads nothing by itself and knows no host.
rem
rem Unlike mvnw it does not look into the arguments when it gets that copy (cmd splits them at every "="): what
rem says where artifacts come from has to be in settings.xml or MAVEN_OPTS then.

setlocal enableextensions disabledelayedexpansion

set "java_needed=25"
set "maven_version=3.9.16"
set "dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1"

rem ---------------------------------------------------------------------------------------------------- the JDK
rem Of the usual folders, the Java this build is made for and tested with wins over later ones.

set "jdk="
set "jdk_major="
set "unfit="
if defined JAVA_HOME call :consider_jdk "%JAVA_HOME%" any
if not defined jdk for /f "delims=" %%j in ('where java 2^>nul') do if not defined jdk call :consider_jdk "%%~dpj.." any
if not defined jdk call :consider_usual_jdks exact
if not defined jdk call :consider_usual_jdks any
if not defined jdk goto no_jdk
set "JAVA_HOME=%jdk%"

rem -------------------------------------------------------------------------------------------------- the Maven

set "found_version="
set "found_home="
set "found_major=0"
set "found_minor=0"
where mvn >nul 2>nul
if errorlevel 1 goto look_for_kept

rem Asked in a folder that is no project, since the .mvn folder of this one is for the Maven of our choice.
pushd "%SystemRoot%"
for /f "tokens=1-3" %%a in ('mvn -B -version 2^>nul') do if "%%a %%b"=="Apache Maven" set "found_version=%%c"
for /f "tokens=1,2*" %%a in ('mvn -B -version 2^>nul') do if "%%a %%b"=="Maven home:" set "found_home=%%c"
popd
for /f "tokens=1,2 delims=.-" %%a in ("%found_version%") do (
  set "found_major=%%a"
  set "found_minor=%%b"
)
set "maven=mvn"
set "options="
if %found_major% gtr 3 goto run
if %found_major% equ 3 if %found_minor% geq 9 goto run

:look_for_kept
set "user_home=%MAVEN_USER_HOME%"
if not defined user_home set "user_home=%USERPROFILE%\.m2"
set "keep=%user_home%\parley"
set "kept=%keep%\apache-maven-%maven_version%"
set "maven=%kept%\bin\mvn.cmd"
if exist "%maven%" goto kept_settings
if not defined found_version goto no_maven

rem In a folder of its own: no project is meant here.
set "ours=copy.%RANDOM%%RANDOM%"
set "work=%keep%\new.%RANDOM%%RANDOM%"
mkdir "%work%" || goto no_folder
echo Maven here is %found_version%; getting %maven_version%, once, into %kept% 1>&2
pushd "%work%"
call mvn -B "%dependency_plugin%:unpack" "-Dartifact=org.apache.maven:apache-maven:%maven_version%:zip:bin" "-DoutputDirectory=%work%\out" >"%work%\log" 2>&1
popd
if not exist "%work%\out\apache-maven-%maven_version%\bin\mvn.cmd" goto not_resolved

rem Into place in one step, since another run may be doing the same. If that one was first, our copy ends up
rem inside the folder: away with it then, the other one is as good.
move "%work%\out\apache-maven-%maven_version%" "%keep%\%ours%" >nul
move "%keep%\%ours%" "%kept%" >nul
if exist "%kept%\%ours%" rmdir /s /q "%kept%\%ours%"
if exist "%keep%\%ours%" rmdir /s /q "%keep%\%ours%"
rmdir /s /q "%work%"

:kept_settings
rem The global settings (mirrors, proxies) of the Maven on the PATH. Where an option is given twice Maven takes the
rem first, so that the user's own comes before ours.
set "options="
if defined found_home if exist "%found_home%\conf\settings.xml" set options=-gs "%found_home%\conf\settings.xml"

rem ---------------------------------------------------------------------------------------------------- the run

:run
rem Called from a folder that is no Maven project: this project is meant.
if not exist pom.xml set options=%options% -f "%~dp0pom.xml"

rem Maven's own libraries use a part of the JDK that it warns of; only versions that are known to know the option.
if %jdk_major% lss 27 set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"

call "%maven%" %* %options%
exit /b %errorlevel%

rem ------------------------------------------------------------------------------------------------ subroutines

rem consider_jdk FOLDER any|exact: sets jdk and jdk_major if it is one that will do.
:consider_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version="
set "major=0"
for /f "tokens=2 delims==" %%v in ('findstr /b /c:"JAVA_VERSION=" "%~1\release"') do set "version=%%~v"
for /f "delims=.-+_ " %%m in ("%version%") do set "major=%%m"
if %major% lss %java_needed% (
  set "unfit=%unfit% %version%"
  exit /b 0
)
if "%2"=="exact" if not %major% equ %java_needed% exit /b 0
set "jdk=%~f1"
set "jdk_major=%major%"
exit /b 0

:consider_usual_jdks
for %%r in (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\BellSoft"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks"
  "%USERPROFILE%\.sdkman\candidates\java"
  "%USERPROFILE%\.gradle\jdks"
) do for /d %%d in ("%%~r\*") do call :consider_jdk "%%~d" %1
exit /b 0

rem --------------------------------------------------------------------------------------------------- refusals

:no_jdk
echo No JDK %java_needed% or newer found. This build needs one; it was looked for in JAVA_HOME, on the PATH and in the 1>&2
echo folders where JDKs are usually installed. 1>&2
if defined unfit echo Found, but too old:%unfit% 1>&2
echo To get one: winget install EclipseAdoptium.Temurin.%java_needed%.JDK 1>&2
echo If there is one in another place, set JAVA_HOME to it. 1>&2
exit /b 1

:no_maven
echo No Maven found. This build needs Maven 3.9 or newer, or an older one (from 3.6.3) to get that with. 1>&2
echo Unpack Apache Maven's binary archive anywhere and put its bin folder on the PATH. 1>&2
exit /b 1

:no_folder
echo Cannot write to %keep%, where a Maven %maven_version% would be kept. 1>&2
echo Set MAVEN_USER_HOME to a folder that can be written to, or install Maven 3.9 or newer. 1>&2
exit /b 1

:not_resolved
findstr /b /c:"[ERROR]" "%work%\log" 1>&2
rmdir /s /q "%work%"
echo Could not get Maven %maven_version% by means of the Maven on the PATH. The build needs Maven 3.9 or newer. 1>&2
echo Either let that Maven reach its repository (network, proxy, mirror: its settings.xml), or install a newer 1>&2
echo Maven and put its bin folder first on the PATH. 1>&2
exit /b 1
