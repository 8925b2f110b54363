-- Written by hand, since Prisma has no words for an expression: which bundled projects are in use. The page asks whether any
-- is. The schema engine does not take an index with a condition.
CREATE INDEX "ix_waywo_projects_sample" ON "waywo_projects"((CASE WHEN "source" = 'sample' THEN "is_valid_project" END));
