// The first files of this module follow.
