#!/usr/bin/env bash
# Creates the connectors of the given files in a Connect cluster, or changes those that exist, and waits until they run.
#
#   config-examples/post-connectors.sh                      both sources and a sink for each
#   config-examples/post-connectors.sh FILE.json ...        these
#   CONNECT_URL=http://worker:8083 config-examples/...      another cluster than that of docker-compose.yml
#
# Each ${NAME} in a file gets its value from the environment, or else from the .env file beside docker-compose.yml.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

while IFS='=' read -r name value; do
  if [[ $name =~ ^[A-Z_]+$ && -z ${!name+set} ]]; then
    export "$name=$value"
  fi
done <"$here/../.env"

url=${CONNECT_URL:-http://127.0.0.1:$CONNECT_PUBLISHED_PORT}
if [ $# = 0 ]; then
  set -- "$here"/{source-mysql,source-postgres,sink-mysql,sink-postgres}.json
fi

fail() {
  echo "post-connectors: $*" >&2
  exit 1
}

# The file's text with its placeholders filled in. Those of config providers have a colon, and are left to the worker.
filled() {
  local text name value
  text=$(<"$1")
  while [[ $text =~ \$\{([A-Z_]+)\} ]]; do
    name=${BASH_REMATCH[1]}
    [ -n "${!name+set}" ] || fail "$1 asks for \${$name}, which is neither in the environment nor in .env"
    value=${!name}
    [[ $value != *'${'* ]] || fail "the value of $name must not hold a placeholder"
    value=${value//\\/\\\\}
    value=${value//\"/\\\"}
    text=${text//"\${$name}"/"$value"}
  done
  printf '%s' "$text"
}

# Sets status and answer. The body goes by standard input: a command line can be read by others.
ask() {
  local method=$1 path=$2 body=${3-}
  answer=$(printf '%s' "$body" | curl -sS -X "$method" -H 'Content-Type: application/json' ${body:+--data-binary @-} \
    -w '\n%{http_code}' "$url$path") || fail "no answer from $url"
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
}

command -v curl >/dev/null || fail "curl is needed"
echo "waiting for Connect at $url ..."
deadline=$((SECONDS + 300))
until curl -sf -o /dev/null "$url/connectors"; do
  [ $SECONDS -lt $deadline ] || fail "Connect does not answer at $url; docker compose ps shows what does not run"
  sleep 1
done

names=()
for file in "$@"; do
  text=$(filled "$file")
  [[ $text =~ \"name\":[[:space:]]*\"([^\"]+)\" ]] || fail "no name in $file"
  name=${BASH_REMATCH[1]}
  names+=("$name")
  while true; do
    ask POST /connectors "$text"
    if [[ $status = 409 && $answer = *"already exists"* ]]; then
      # What PUT wants is the value of "config" alone.
      config=${text#*\"config\":}
      ask PUT "/connectors/$name/config" "${config%\}*}"
    fi
    # The workers are sharing out the tasks anew.
    [[ $status = 409 && $SECONDS -lt $deadline ]] || break
    sleep 1
  done
  [[ $status = 20? ]] || fail "$name was refused: $answer"
done

result=0
for name in "${names[@]}"; do
  while true; do
    ask GET "/connectors/$name/status"
    states=$(grep -o '"state":"[A-Z_]*"' <<<"$answer" | cut -d '"' -f 4 | tr '\n' ' ') || states=unknown
    # The connector's own state, then one for each of its tasks; a connector without a task does nothing yet.
    [[ $states =~ ^(RUNNING\ ){2,}$ ]] && running=true || running=false
    [[ $running = false && $states != *FAILED* && $SECONDS -lt $deadline ]] || break
    sleep 1
  done
  echo "$name: $states"
  if [ $running = false ]; then
    printf '%b\n' "$(grep -o '"trace":"[^"]*' <<<"$answer" | cut -d '"' -f 4)"
    result=1
  fi
done
exit $result
