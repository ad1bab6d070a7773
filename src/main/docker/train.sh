#!/bin/sh
# Starts the service in the working directory, with the options in JAVA_OPTS, until it is warm, and writes what the JVM learnt to the file that is named.
set -eu
java -XX:AOTCacheOutput="$1" --enable-native-access=ALL-UNNAMED $JAVA_OPTS \
  -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port=0 -Dquarkus.shutdown.delay=0s -jar quarkus-run.jar > /tmp/train.log &
service=$!
until grep -q 'Warmed up in' /tmp/train.log; do
  kill -0 "$service" || { cat /tmp/train.log; exit 1; }
  sleep 0.2
done
kill "$service"
wait "$service" || true # a JVM that records may end with 1 although it recorded
rm /tmp/train.log
[ -s "$1" ]
