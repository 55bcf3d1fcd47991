/** A GraphQL answer of a server, with what the question cost. */
export interface Asked {
  data?: Record<string, unknown>;
  errors?: { message: string; extensions: { code: string } }[];
  cost: number;
}

/** Asks a server as the explorer does. */
export async function askServer(url: string, query: string, variables: object = {}): Promise<Asked> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Omit<Asked, 'cost'>;
  return { ...answer, cost: Number(response.headers.get('x-query-cost')) };
}
