/** Whether the header of accepted encodings names gzip, or '*' stands for it, without refusing it by a quality of zero. */
export function takesGzip(request: Request): boolean {
  const accepted = request.headers.get('accept-encoding');
  if (!accepted) return false;
  const wanted = accepted.split(',').map((part) => part.trim().split(/\s*;\s*/));
  const named = wanted.find(([name]) => name?.toLowerCase() === 'gzip') ?? wanted.find(([name]) => name === '*');
  return named !== undefined && !named.slice(1).some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}
