"use client";

import { type ComponentProps, lazy } from "react";

const AdminSettings = lazy(() =>
  import("./admin-settings").then((module) => ({ default: module.AdminSettings })),
);

/** What admins may read and change, most of the page's code: only they load it. */
export function AdminPart(props: ComponentProps<typeof AdminSettings>) {
  return <AdminSettings {...props} />;
}
