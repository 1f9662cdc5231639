const kId = "file-picker";

/** The browser's own dialog for files; any number, of any name. */
export function FilePicker({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <input
      id={kId}
      type="file"
      multiple
      hidden
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        currentTarget.value = ""; // so that the same file can be chosen again
      }}
    />
  );
}

export function openFilePicker(): void {
  document.getElementById(kId)?.click();
}
