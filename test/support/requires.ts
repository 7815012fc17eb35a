/** Something a suite needs and a machine may lack: `name` completes "skipped: needs …". */
export interface Requirement {
  name: string;
  isMet: boolean;
}

/** A describe block that runs where the requirement is met, and is skipped by name elsewhere. */
export function describeWith(requirement: Requirement, title: string, body: () => void): void {
  if (requirement.isMet) describe(title, body);
  else describe.skip(`${title} (needs ${requirement.name})`, body);
}
