interface Scored {
  id: number;
  idea_score: number;
}

/** Decides about the first ideas of the queue, and puts one into the bin. */
export async function reviewSome(url: string, token: string): Promise<void> {
  const call = async (path: string, method = "GET", body?: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await fetch(`${url}${path}`, init)).json();
  };
  const { projects } = await call("/api/review/queue");
  // As people do, who approve the better ones.
  const sorted = projects.toSorted((one: Scored, other: Scored) => other.idea_score - one.idea_score);
  const [first, fifth, second, third, fourth] = sorted.map(({ id }: Scored) => id);
  const decide = (id: number, body: object) => call(`/api/review/projects/${id}/decision`, "POST", body);
  await decide(first, { decision: "approve" });
  await decide(second, { decision: "reject", reason: "not new" });
  await decide(third, { decision: "duplicate", duplicate_of: first });
  await call(`/api/waywo-projects/${first}`, "PATCH", { version: 1, idea_score: 8 });
  await call(`/api/waywo-projects/${fourth}`, "DELETE");
  await decide(fifth, { decision: "approve" });
}
