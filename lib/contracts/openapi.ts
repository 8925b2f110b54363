import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";

export const openApiEndpoints = {
  getOpenApi: endpoint({
    ...PATHS.getOpenApi,
    auth: "anyone",
    unknownQuery: "refuse",
    summary: "This description of the API, in OpenAPI 3.1",
    response: z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) }),
    etag: true,
  }),
};
