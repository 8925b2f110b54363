import type { Metadata } from "next";
import { ApiReference } from "@/components/docs/api-reference";
import { PageHeading } from "@/components/ui/page-heading";
import { PATHS } from "@/lib/contracts/paths";

export const metadata: Metadata = { title: "API" };

/** Every endpoint of the API, to be read and tried. */
export default function ApiPage() {
  const { path } = PATHS.getOpenApi;
  return (
    <>
      <PageHeading title="API">
        Made from the list of endpoints that the server validates with.{" "}
        <a href={path} className="link">
          OpenAPI 3.1
        </a>
      </PageHeading>
      <ApiReference url={path} />
    </>
  );
}
