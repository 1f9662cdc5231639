/** Where hosts of repositories look for a file of owners, although the folder is hidden. */
const kOwners = /(^|\/)\.(?:github|gitlab|bitbucket)(\/CODEOWNERS)$/;

/**
 * A file in a folder or of a name that begins with a dot, or what macOS adds to every archive. Of
 * folders such as .github the file of owners is not hidden.
 */
export function isHidden(path: string): boolean {
  const parts = path.replace(kOwners, "$1$2").split("/");
  return parts.some((part) => part.startsWith(".") || part === "__MACOSX");
}
