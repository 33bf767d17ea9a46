export async function buildPage(): Promise<string> {
  return "/tmp/page";
}
