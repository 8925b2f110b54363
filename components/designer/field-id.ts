import type { FieldName } from "@/lib/client/check-draft";

/** The id of a field's control, which the error summary links to. */
export const fieldId = (name: FieldName) => `field-${name.replaceAll("_", "-")}`;
