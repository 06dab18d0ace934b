//! The command as its users meet it: the real binary, a scrubbed environment, a folder of its own.

#[cfg(test)]
mod access;
#[cfg(test)]
mod allow;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod cfn;
#[cfg(test)]
mod check;
#[cfg(test)]
mod fix;
#[cfg(test)]
mod graph;
mod help;
#[cfg(test)]
mod init;
#[cfg(test)]
mod place;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod text;
#[cfg(test)]
mod tf;
