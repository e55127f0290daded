# shellcheck shell=bash
# What the scripts beside this file share: finding Java and Maven, headings with times, and one-line
# complaints. Sourced, never run. Everything works with the bash 3.2 of macOS.

# Ends the script with one line: what is missing, and what to do. 2 is "config or input cannot be
# used" in the exit codes of Quarry.
die() {
  echo "${0##*/}: $*" >&2
  exit 2
}

# Prints the home of the Java that JAVA_HOME or PATH names; fails without one.
java_home() {
  local java
  if [ -n "${JAVA_HOME:-}" ]; then
    echo "$JAVA_HOME"
    return 0
  fi
  java=$(command -v java) || return 1
  "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# Prints the major version of a Java home, from the file that every JDK carries.
java_major() {
  local version=""
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  echo "${version:-0}"
}

# Sets and exports JAVA_HOME. Spark 3.5 is made for Java 17; 21 is the newest it still starts on.
require_java() {
  local home major
  if [ -n "${JAVA_HOME:-}" ] && [ ! -x "$JAVA_HOME/bin/java" ]; then
    die "JAVA_HOME=$JAVA_HOME has no bin/java: set it to a JDK 17, or unset it to use PATH"
  fi
  home=$(java_home) || home=""
  [ -n "$home" ] || die "no Java found: install a JDK 17 and set JAVA_HOME or PATH to it"
  major=$(java_major "$home")
  if [ "$major" -lt 17 ] || [ "$major" -gt 21 ]; then
    die "Java $major in $home cannot run Spark 3.5: set JAVA_HOME to a JDK 17"
  fi
  export JAVA_HOME="$home"
}

# As require_java, and the compiler must be there.
require_jdk() {
  require_java
  [ -x "$JAVA_HOME/bin/javac" ] \
    || die "$JAVA_HOME holds a Java runtime without a compiler: set JAVA_HOME to a JDK 17"
}

# Maven 3.8.7 is the oldest that the pinned plugins accept.
require_maven() {
  local version major minor patch
  command -v mvn > /dev/null || die "no Maven found: install Maven 3.8.7 or later and add mvn to PATH"
  version=$(mvn --version 2> /dev/null \
    | sed -n 's/^[^A]*Apache Maven \([0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
  IFS=. read -r major minor patch <<< "${version:-0.0.0}"
  if [ $((major * 1000000 + minor * 1000 + patch)) -lt 3008007 ]; then
    die "Maven ${version:-of unknown version} is too old: install Maven 3.8.7 or later"
  fi
  MAVEN_VERSION=$version
}

heading() {
  printf '\n== %s\n' "$*"
}
