/** The text a project is embedded by: its title, tagline and description. Tags are compared as tags. */
export function embeddingText(project: {
  title: string;
  shortDescription: string;
  description: string;
}): string {
  return `${project.title}. ${project.shortDescription}. ${project.description}`;
}
