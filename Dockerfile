# docker build -t docchecker .                                    只查 .docx
# docker build -t docchecker --target libreoffice .               也查 .doc、.wps、.rtf、.odt
# docker run --rm --network none -v "$PWD":/材料:ro docchecker check /材料
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[all,fast]"

FROM python:3.12-slim AS base
ENV LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels "docchecker[all,fast]" \
    && rm -r /wheels \
    && useradd --create-home --uid 10001 docchecker
WORKDIR /home/docchecker
ENTRYPOINT ["docchecker"]
CMD ["--help"]

FROM base AS libreoffice
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libreoffice-writer-nogui fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
USER docchecker

FROM base AS plain
USER docchecker
