//! A web socket to the browser on this machine: as much of RFC 6455 as text messages need.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use anyhow::{Result, bail, ensure};

/// Longest wait for a message: a page of a hundred times the content keeps a slow phone busy for long.
const PATIENCE: Duration = Duration::from_secs(180);

/// An open socket.
pub(super) struct Socket {
    stream: BufReader<TcpStream>,
}

impl Socket {
    /// Opens a socket at a path of a port of this machine.
    pub(super) fn open(port: u16, path: &str) -> Result<Self> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        // The key proves to caches that both sides mean it; there is none here.
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: amllZHUtYmVuY2gta2V5IQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )?;
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        stream.read_line(&mut line)?;
        ensure!(line.contains(" 101 "), "the browser refuses a socket: {}", line.trim());
        while !line.trim().is_empty() {
            line.clear();
            stream.read_line(&mut line)?;
        }
        Ok(Self { stream })
    }

    /// Sends a text message.
    pub(super) fn send(&mut self, text: &str) -> Result<()> {
        self.send_frame(OP_TEXT, text.as_bytes())
    }

    /// Waits for the next text message.
    pub(super) fn receive(&mut self) -> Result<String> {
        let mut message = Vec::new();
        loop {
            let [first, second] = self.take()?;
            let length = match second & 0x7f {
                126 => usize::from(u16::from_be_bytes(self.take()?)),
                127 => usize::try_from(u64::from_be_bytes(self.take()?))?,
                short => usize::from(short),
            };
            let start = message.len();
            message.resize(start + length, 0);
            self.stream.read_exact(&mut message[start..])?;
            match first & 0x0f {
                OP_PING => {
                    let payload = message.split_off(start);
                    self.send_frame(OP_PONG, &payload)?;
                }
                OP_CLOSE => bail!("the browser closed the socket"),
                // Text, or what goes on with it.
                _ if first & FINAL != 0 => return Ok(String::from_utf8(message)?),
                _ => {}
            }
        }
    }

    fn send_frame(&mut self, op: u8, payload: &[u8]) -> Result<()> {
        const MASKED: u8 = 0x80;
        let mut frame = vec![FINAL | op];
        match payload.len() {
            short @ 0..126 => frame.push(MASKED | short as u8),
            middle @ 126..0x1_0000 => {
                frame.push(MASKED | 126);
                frame.extend((middle as u16).to_be_bytes());
            }
            long => {
                frame.push(MASKED | 127);
                frame.extend((long as u64).to_be_bytes());
            }
        }
        // A mask of zeros leaves the payload as it is: no proxy that it could confuse is in between.
        frame.extend([0; 4]);
        frame.extend(payload);
        Ok(self.stream.get_mut().write_all(&frame)?)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

const FINAL: u8 = 0x80;
const OP_TEXT: u8 = 1;
const OP_CLOSE: u8 = 8;
const OP_PING: u8 = 9;
const OP_PONG: u8 = 10;
