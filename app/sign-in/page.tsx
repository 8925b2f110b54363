import type { Metadata } from "next";
import { SignIn } from "@/components/admins/sign-in";
import { PageHeading } from "@/components/ui/page-heading";
import { currentAdmin } from "@/lib/auth/current-admin";
import { ownPath } from "@/lib/view/own-path";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer", robots: { index: false } };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where admins sign in, and where the link leads that makes the first of them. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  const admin = await currentAdmin();
  return (
    <>
      <PageHeading title="Sign in">Admins review ideas and change settings.</PageHeading>
      <SignIn next={ownPath(typeof next === "string" ? next : null)} signedInAs={admin?.name ?? null} />
    </>
  );
}
