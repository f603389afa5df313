FROM eclipse-temurin:25-jdk AS build
WORKDIR /vigil
COPY . .
RUN ./mvnw -q -Dmaven.test.skip=true package -am -pl src/server,src/cli,src/stream-client \
 && java -Djarmode=tools -jar src/server/target/vigil-server.jar extract --destination src/server/target/server

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin vigil \
 && mkdir -p /app/lib /app/data /app/models /app/reports \
 && ln -s /app/vigil /usr/local/bin/vigil
COPY --from=build /vigil/src/server/target/server /app/lib/server
COPY --from=build /vigil/src/cli/target/vigil-cli.jar \
                  /vigil/src/stream-client/target/vigil-replay.jar /app/lib/
COPY --from=build /vigil/vigil /vigil/LICENSE /app/
COPY --from=build /vigil/data /app/data
COPY --from=build /vigil/models /app/models
# The JVM that will run the server fills its start-up cache, with real requests.
RUN vigil make-cache
RUN chown -R vigil:vigil /app/data /app/models /app/reports

WORKDIR /app
USER vigil
VOLUME ["/app/data", "/app/models", "/app/reports"]
ENV VIGIL_HOST=0.0.0.0 VIGIL_DATA=/app/data/.vigil
EXPOSE 8080
# The image has no curl; bash speaks enough HTTP.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${VIGIL_PORT:-8080} && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["vigil"]
CMD ["serve"]
