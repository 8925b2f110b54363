UPDATE waywo_projects SET is_bookmarked = NOT is_bookmarked WHERE id = ? RETURNING is_bookmarked
