@rem For Windows: npm scripts begin with the shell word exec, so that a signal to npm reaches Node; cmd.exe has none.
@%*
