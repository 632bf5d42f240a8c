//! The engine of the desk: answers its questions from the core, the importer and the builder of pages. It has no DOM and
//! does no I/O, so natively and in a worker it gives the same answers.
