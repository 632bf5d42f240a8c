//! Files that a command writes to a folder, with compressed copies of those that a host serves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, anyhow};
use jiedu_site::File;

use super::write_whole;
use crate::compress::{self, Effort};
use crate::report;

/// From so many files on they are compressed with less effort, so that a hundred briefings are built in seconds.
const MANY: usize = 32;

/// Writes files to a folder and tells of each; files of the same bytes are compressed once.
pub(super) fn write_files(out: &Path, files: &[File], is_compressed: bool) -> Result<()> {
    make(out)?;
    let served = files.iter().filter(|file| file.is_served && is_compressed);
    let copies = compress_all(served.map(|file| file.bytes.as_slice()))?;
    for file in files {
        write(out, &file.name, &file.bytes)?;
        let copies = copies.get(file.bytes.as_slice()).filter(|_| file.is_served);
        if let Some(Copies { brotli, gzip }) = copies {
            write(out, &format!("{}.br", file.name), brotli)?;
            write(out, &format!("{}.gz", file.name), gzip)?;
        }
        report::written(&out.join(&file.name), file.bytes.len(), copies.map(|it| it.brotli.len()));
    }
    Ok(())
}

/// The compressed copies of a file.
struct Copies {
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

/// The compressed copies of some files, by their bytes.
fn compress_all<'a>(files: impl Iterator<Item = &'a [u8]>) -> Result<BTreeMap<&'a [u8], Copies>> {
    let files: BTreeSet<&[u8]> = files.collect();
    let effort = if files.len() > MANY { Effort::Much } else { Effort::Most };
    let queue = Mutex::new(files);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_first();
    let work = || -> std::io::Result<Vec<(&'a [u8], Copies)>> {
        std::iter::from_fn(next)
            .map(|bytes| {
                Ok((bytes, Copies { brotli: compress::brotli(bytes, effort)?, gzip: compress::gzip(bytes)? }))
            })
            .collect()
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let done: Vec<_> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        started.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
    });
    let mut copies = BTreeMap::new();
    for found in done {
        copies.extend(found.map_err(|_| anyhow!("a thread that compresses has failed"))??);
    }
    Ok(copies)
}

/// Makes a folder; the empty path is the one that the command runs in.
pub(super) fn make(folder: &Path) -> Result<()> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}

/// Writes a file of the folder.
pub(super) fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    write_whole(&out.join(name), bytes)
}
