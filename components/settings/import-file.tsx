"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { IMPORTED_FILES, isImported, uploadFile } from "@/lib/client/settings/upload-file";
import { ImportReportView } from "./import-report";

/** Imports projects from a file: how much of it is sent, that it is read, and what came of it. */
export function ImportFile() {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [setSampleAside, setAside] = useState(false);
  const [sent, setSent] = useState(0);
  const [missing, setMissing] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      stop.current = new AbortController();
      setSent(0);
      return uploadFile(chosen, { setSampleAside, signal: stop.current.signal, onProgress: setSent });
    },
    onSuccess: () => router.refresh(),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = !file
      ? "Choose a file."
      : isImported(file.name)
        ? null
        : `A file of this kind is not imported; take one that ends in ${IMPORTED_FILES.replaceAll(",", ", ")}.`;
    setMissing(problem);
    if (file && !problem && !upload.isPending) upload.mutate(file);
  };
  const words = sent < 1 ? `${Math.round(sent * 100)} % sent` : "Sent; its projects are being stored…";
  return (
    <form onSubmit={submit} noValidate aria-label="Import a file" className="space-y-3">
      <label className="block">
        <span className="mb-1.5 block font-semibold">File</span>
        <input
          type="file"
          accept={IMPORTED_FILES}
          aria-describedby="import-file-hint"
          aria-invalid={missing !== null}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setMissing(null);
            upload.reset();
          }}
          className="max-w-full text-sm file:mr-3 file:min-h-9 file:rounded-sm file:border file:border-edge file:bg-sheet file:px-3.5 file:text-sm file:font-medium"
        />
      </label>
      {missing && (
        <p role="alert" className="text-sm font-medium text-danger">
          {missing}
        </p>
      )}
      <p id="import-file-hint" className="text-sm text-quiet">
        JSON, JSON lines, CSV or waywo’s own SQLite file, up to 1 GiB.
      </p>
      <label className="flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={setSampleAside}
          onChange={(event) => setAside(event.target.checked)}
          className="size-4 shrink-0"
        />
        Set the sample corpus aside once projects were added
      </label>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={upload.isPending}>
          {upload.isPending ? "Importing…" : "Import the file"}
        </Button>
        {upload.isPending && sent < 1 && <Button onClick={() => stop.current?.abort()}>Stop</Button>}
      </div>
      {upload.isPending && (
        <div>
          <ProgressBar value={sent} label="Upload" text={words} />
          <p role="status" className="figures mt-1.5 text-sm text-quiet">
            {sent < 1 ? "" : words}
          </p>
        </div>
      )}
      {upload.error && <Notice tone="danger" role="alert" title={upload.error.message} />}
      {upload.data && <ImportReportView report={upload.data} />}
    </form>
  );
}
