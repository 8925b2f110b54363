UPDATE waywo_projects SET is_bookmarked = NOT is_bookmarked WHERE id = ? AND binned_at IS NULL RETURNING is_bookmarked
